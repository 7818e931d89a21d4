# Written with care, not yet tried on a container engine.
FROM node:22-bookworm-slim
WORKDIR /cordee
COPY . .
RUN node tools/launch.mjs generate \
 && useradd --system --home-dir /data --create-home cordee && chown -R cordee /cordee
USER cordee
ENV CORDEE_DATA=/data CORDEE_HOST=0.0.0.0
VOLUME /data
EXPOSE 4810
CMD ["node", "tools/launch.mjs", "start"]
