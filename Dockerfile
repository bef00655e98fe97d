# 案头 in one container: non-root, data in a volume, health check. Build: docker build -t antou .
# The base by exact version; by digest: docker buildx imagetools inspect node:24.21.0-bookworm-slim, then FROM node:24.21.0-bookworm-slim@sha256:…
FROM node:24.21.0-bookworm-slim AS build
RUN apt-get update && apt-get install -y --no-install-recommends python3 g++ make && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Run after the install: leaves only this platform's binaries (240 MB less).
COPY src/adapters/embedders/keep-own-binaries.mjs ./src/adapters/embedders/
RUN npm ci --omit=dev && npm cache clean --force

FROM node:24.21.0-bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends fonts-noto-cjk && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=build /app/node_modules ./node_modules
COPY package.json tsconfig.json LICENSE NOTICE ./
COPY prompts ./prompts
COPY corpus ./corpus
COPY src ./src
ENV NODE_ENV=production ANTOU_DATA=/data ANTOU_HOST=0.0.0.0
RUN mkdir /data /backups && chown node:node /data /backups
USER node
VOLUME /data
EXPOSE 8765
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD node -e "fetch('http://127.0.0.1:'+(process.env.ANTOU_PORT||8765)+'/readyz').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"
# A password is required outside 127.0.0.1: docker run -e ANTOU_PASSWORD=... -v antou:/data -p 8765:8765 antou
CMD ["npm", "start"]
