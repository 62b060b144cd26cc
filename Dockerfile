# The full image has the compiler that the embedded database may need.
FROM node:22-bookworm AS build
WORKDIR /baton
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build && npm prune --omit=dev --no-audit --no-fund

FROM node:22-bookworm-slim
WORKDIR /baton
COPY --from=build /baton/package.json ./
COPY --from=build /baton/node_modules node_modules
COPY --from=build /baton/dist dist
# Only the embedded store keeps anything here.
RUN mkdir /data && chown node:node /data
VOLUME /data
ENV HOST=0.0.0.0 PORT=3978 DATA_DIR=/data
EXPOSE 3978
USER node
# The first start trains a model.
HEALTHCHECK --interval=5s --timeout=3s --retries=3 --start-period=120s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/bot/main.js"]
