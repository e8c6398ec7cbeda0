#!/bin/sh
# A chat through the REST adapter of the reference example: sh examples/chat-over-rest.sh http://127.0.0.1:8081
set -eu
api="${1:?The address of the adapter is missing.}/v1"

session=$(curl -sf "$api/system/sessionid" -H 'X-LIVEAGENT-AFFINITY: null')
field() { printf '%s\n' "$session" | sed "s/.*\"$1\":\"\([^\"]*\)\".*/\1/"; }
id=$(field id) affinity=$(field affinityToken) key=$(field key)

curl -isf "$api/chasitor/chasitorinit" -H "X-LIVEAGENT-AFFINITY: $affinity" -H "X-LIVEAGENT-SESSION-KEY: $key" \
  -H 'X-LIVEAGENT-SEQUENCE: 1' -H 'Content-Type: application/json' \
  -d '{"organizationId":"00D000000000001","deploymentId":"572000000000001",
    "buttonId":"573000000000001","sessionId":"'"$id"'",
    "userAgent":"naftiko-example","language":"en-US","screenResolution":"1280x720",
    "visitorName":"Visitor","prechatDetails":[],"prechatEntities":[],
    "receiveQueueUpdates":true,"isPost":true}'
curl -isf -X POST "$api/chasitor/chatend" -H "X-LIVEAGENT-AFFINITY: $affinity" -H "X-LIVEAGENT-SESSION-KEY: $key" \
  -H 'X-LIVEAGENT-SEQUENCE: 2'
