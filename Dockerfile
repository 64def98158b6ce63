# The server, with what it needs to run and nothing of what built it. docs/deploying.md tells how to run it.
FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json bundle.ts ormconfig.ts ./
COPY src src
COPY migrations migrations
COPY clients clients
RUN npm run build

FROM node:20-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:20-bookworm-slim
# nothing is installed from here on
RUN rm -rf /usr/local/lib/node_modules /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack \
  /usr/local/bin/yarn /usr/local/bin/yarnpkg /opt/yarn-*
ENV NODE_ENV=production HOST=0.0.0.0
WORKDIR /app
COPY --from=dependencies /app/node_modules node_modules
COPY --from=build /app/dist/bundle dist/bundle
COPY package.json ./
# owns nothing here, and writes nothing
USER node
EXPOSE 4000
# a first start waits up to two minutes for another server's migrations
HEALTHCHECK --interval=5s --timeout=5s --retries=3 --start-period=130s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 4000}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# no shell and no npm in between: SIGTERM reaches the server
ENTRYPOINT ["node", "dist/bundle/main.js"]
