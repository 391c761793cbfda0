-- Who of the desk wrote a vendor's notice down is erased with the words of the last incident that it was for.
grant update (filed_by) on vendor_notice to ${app};
