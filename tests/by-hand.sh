#!/bin/sh
# What teams write by hand for the sample application: log in, each target with the chain of --cache-from, push.
# For the demo and measurements beside the addin. Prints the seconds that the builds took as its last line.
set -eu
cd "$(dirname "$0")/../examples/app"
export DOCKER_BUILDKIT=1 BUILDKIT_PROGRESS=plain
image=$CACHE_IMAGE-by-hand

printf %s "$REGISTRY_PASS" | docker login --username "$REGISTRY_USER" --password-stdin "$REGISTRY"
start=$(date +%s.%N)
docker build --build-arg BUILDKIT_INLINE_CACHE=1 --file Dockerfile.multi \
    --target builder --cache-from "$image:builder" --tag "$image:builder" .
docker build --build-arg BUILDKIT_INLINE_CACHE=1 --file Dockerfile.multi \
    --cache-from "$image:builder" --cache-from "$image:latest" --tag "$image:latest" .
end=$(date +%s.%N)
docker push "$image:builder"
docker push "$image:latest"
echo "$start $end" | awk '{ print $2 - $1 }'
