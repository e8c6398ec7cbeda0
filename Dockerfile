# syntax=docker/dockerfile:1
FROM node:24-bookworm-slim AS build
WORKDIR /src
COPY . .
RUN npm ci && npm pack --ignore-scripts --pack-destination /tmp
RUN npm install --global --prefix /opt/naftiko --offline --ignore-scripts /tmp/naftiko-*.tgz
COPY examples/berths.yaml /tmp/documents/
# The compiled code of a start, so that the first start of a container is as fast as the others.
ENV NODE_COMPILE_CACHE=/opt/naftiko/cache
RUN /opt/naftiko/bin/naftiko validate /tmp/documents \
    && timeout --preserve-status 5 /opt/naftiko/bin/naftiko run /tmp/documents --mock \
    && chmod -R a+rX /opt/naftiko/cache

FROM node:24-bookworm-slim
LABEL org.opencontainers.image.title="naftiko" \
      org.opencontainers.image.description="Runs Naftiko capability documents: one YAML file in, REST and MCP servers out." \
      org.opencontainers.image.licenses="Apache-2.0"
COPY --from=build /opt/naftiko /opt/naftiko
COPY deploy/healthcheck.mjs /opt/naftiko/
ENV NODE_ENV=production \
    NODE_COMPILE_CACHE=/opt/naftiko/cache \
    PATH=/opt/naftiko/bin:$PATH
WORKDIR /documents
USER 1000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s CMD ["node", "/opt/naftiko/healthcheck.mjs"]
ENTRYPOINT ["naftiko"]
CMD ["run", ".", "--host", "0.0.0.0"]
