-- Each request is a report under a key of its own; what came of them is one line of JSON at the end.

local threads = {}
accepted = 0
refused = 0

function setup(thread)
  table.insert(threads, thread)
end

function init()
  local random = io.open("/dev/urandom", "rb")
  local a, b, c, d = random:read(4):byte(1, 4)
  random:close()
  math.randomseed(((a * 256 + b) * 256 + c) * 256 + d)
  wrk.method = "POST"
  wrk.body = os.getenv("REPORT")
  wrk.headers["Authorization"] = "Bearer " .. os.getenv("TOKEN")
  wrk.headers["Content-Type"] = "application/json"
end

function request()
  wrk.headers["Idempotency-Key"] = string.format("%08x-%08x",
    math.random(0, 0x7fffffff), math.random(0, 0x7fffffff))
  return wrk.format()
end

function response(status)
  if status == 201 then accepted = accepted + 1 else refused = refused + 1 end
end

function done(summary, latency)
  local good, bad = 0, 0
  for _, thread in ipairs(threads) do
    good = good + thread:get("accepted")
    bad = bad + thread:get("refused")
  end
  local errors = summary.errors
  bad = bad + errors.connect + errors.read + errors.write + errors.timeout
  print(string.format(
    '{"perSecond": %.1f, "count": %d, "failed": %d, "msP50": %.1f, "msP99": %.1f, "msP999": %.1f}',
    good / (summary.duration / 1e6), good, bad,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000, latency:percentile(99.9) / 1000))
end
