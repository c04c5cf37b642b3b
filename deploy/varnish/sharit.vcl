# Varnish in front of two servers, purged by Surrogate-Key (PURGE_VARNISH). Varnish 7, without further modules.
vcl 4.1;

import directors;
import std;

# A server that stops is left alone before it closes its port (DRAIN_SECONDS).
probe ready {
  .url = "/health/ready";
  .interval = 1s;
  .timeout = 2s;
  .window = 2;
  .threshold = 2;
  .initial = 2;
}

backend one {
  .host = "127.0.0.1";
  .port = "3001";
  .connect_timeout = 2s;
  .probe = ready;
}

backend other {
  .host = "127.0.0.1";
  .port = "3002";
  .connect_timeout = 2s;
  .probe = ready;
}

# The servers. A proxy in front that has TLS must add the reader to X-Forwarded-For, or speak the PROXY protocol.
acl purgers {
  "127.0.0.1";
  "::1";
  "10.0.0.0"/8;
  "172.16.0.0"/12;
  "192.168.0.0"/16;
}

sub vcl_init {
  new sharit = directors.round_robin();
  sharit.add_backend(one);
  sharit.add_backend(other);
}

sub vcl_recv {
  set req.backend_hint = sharit.backend();

  if (req.method == "PURGE") {
    # Varnish writes the client there; a second address says that a proxy has passed it on.
    if (client.ip !~ purgers || req.http.X-Forwarded-For ~ "," || !req.http.Surrogate-Key) {
      return (synth(403));
    }
    # No blanks: they would end the expression.
    if (req.http.Surrogate-Key == "*") {
      set req.http.X-Ban = "obj.status != 0";
    } else {
      set req.http.X-Ban = "obj.http.Surrogate-Key ~ (^|\s)(" + regsuball(req.http.Surrogate-Key, " +", "|") + ")(\s|$)";
    }
    if (!std.ban(req.http.X-Ban)) {
      return (synth(500));
    }
    return (synth(200));
  }

  if (req.url ~ "^/(metrics($|\?)|health)") {
    return (synth(404));
  }
  # Streams are not cached, compressed or timed.
  if (req.url ~ "/stream($|\?)") {
    return (pipe);
  }
  if (req.method != "GET" && req.method != "HEAD") {
    return (pass);
  }
  if (req.url ~ "^/($|\?)" || req.url ~ "^/(api/v1/(push|previews|desk)|desk|preview)([/?]|$)") {
    return (pass);
  }
  # Films would take the memory of all pages, and a reader who jumps in one would wait for all of it. Not passed: Varnish would read the
  # whole film into memory for each slow reader.
  if (req.url ~ "^/(media|files)/") {
    return (pipe);
  }
  # Public answers depend on no cookie.
  unset req.http.Cookie;
  unset req.http.Authorization;
  return (hash);
}

sub vcl_backend_response {
  # Nobody sees it: this server is stopping, or too busy.
  if (beresp.status == 503 && bereq.method == "GET" && bereq.retries < 2) {
    return (retry);
  }
  # The stored copy stays until its time is over: an error in its place would be remembered for two minutes.
  if (bereq.is_bgfetch && beresp.status >= 500) {
    return (abandon);
  }
}

sub vcl_backend_error {
  if (bereq.method == "GET" && bereq.retries < 2) {
    return (retry);
  }
}

sub vcl_deliver {
  unset resp.http.Surrogate-Key;
}
