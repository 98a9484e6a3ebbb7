-- Sends the requests of the file BENCH_REQUESTS one after another, round and
-- round (or once, where it ends with ONCE), and prints one line of figures.
-- Records: "<method> <path>\n<name: value>\n…\n\n<length>\n<body>\n".
local requests, count, at, once = {}, 0, 0, false

local function load(name)
	local file = assert(io.open(name, "rb"))
	while true do
		local line = file:read("*l")
		if line == nil then break end
		if line == "ONCE" then once = true break end
		local method, path = line:match("^(%S+) (%S+)$")
		local headers = {}
		line = file:read("*l")
		while line ~= "" do
			local name, value = line:match("^([^:]+): (.*)$")
			headers[name] = value
			line = file:read("*l")
		end
		local length = tonumber(file:read("*l"))
		local body = length > 0 and file:read(length) or nil
		file:read("*l")
		count = count + 1
		requests[count] = wrk.format(method, path, headers, body)
	end
	file:close()
end

function init(args)
	load(os.getenv("BENCH_REQUESTS"))
end

function request()
	if once and at == count then
		wrk.thread:stop()
		return requests[1]
	end
	at = at % count + 1
	return requests[at]
end

function done(summary, latency, requests)
	local e = summary.errors
	print(string.format("FIGURES %d %d %d %d %d %d %d %d %d %d %d",
	    summary.requests, summary.duration, summary.bytes,
	    latency:percentile(50), latency:percentile(90),
	    latency:percentile(99), latency.max,
	    e.connect, e.read + e.write, e.timeout, e.status))
end
