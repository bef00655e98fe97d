# 案头 in one container: non-root, data in a volume, health check. Build: docker build -t antou .
FROM node:24-slim AS build
RUN apt-get update && apt-get install -y --no-install-recommends python3 g++ make && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev \
  && find node_modules/onnxruntime-node/bin/napi-v6 -mindepth 1 -maxdepth 1 ! -name linux -exec rm -rf {} + \
  && npm cache clean --force

FROM node:24-slim
RUN apt-get update && apt-get install -y --no-install-recommends fonts-noto-cjk && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=build /app/node_modules ./node_modules
COPY package.json tsconfig.json LICENSE NOTICE ./
COPY prompts ./prompts
COPY corpus ./corpus
COPY src ./src
ENV NODE_ENV=production ANTOU_DATA=/data ANTOU_HOST=0.0.0.0
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8765
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD node -e "fetch('http://127.0.0.1:'+(process.env.ANTOU_PORT||8765)+'/healthz').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"
# A password is required outside 127.0.0.1: docker run -e ANTOU_PASSWORD=... -v antou:/data -p 8765:8765 antou
CMD ["npm", "start"]
