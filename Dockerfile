# The product in one image, run as three services (docker-compose.yml): migrate, api, worker.
FROM node:24.21.0-bookworm-slim AS built
WORKDIR /rentree
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN node node_modules/vite/bin/vite.js build ui --logLevel warn \
 && mkdir -p build && node launch/bundle-workflows.ts build/workflows.js \
 && npm prune --omit=dev --no-audit --no-fund

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production
WORKDIR /rentree
COPY --from=built --chown=root:root /rentree ./
# An account without rights on the code: what runs cannot change itself.
USER node
EXPOSE 3000
CMD ["node", "api/server.ts"]
