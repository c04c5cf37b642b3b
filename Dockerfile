# docker build -t sharit .   (docs/operators.md: in a container)
FROM node:24-bookworm-slim AS build
WORKDIR /build
COPY . .
RUN npm ci && npm run build

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data XDG_CACHE_HOME=/tmp
COPY --from=build /build/dist/run /app
# Belongs to the user `node` in a new volume, too.
RUN mkdir /data && chown node:node /data
WORKDIR /app
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --retries=6 CMD node server/check-health.ts
CMD ["node", "server/main.ts"]
