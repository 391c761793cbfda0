-- Asked at each filing: who near the hospital has the same functions.
create index hospital_of_area on hospital (secondary_medical_area) where functions <> '{}';
