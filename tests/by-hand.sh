#!/bin/sh
# What teams write by hand: log in, build each target with the chain of --cache-from (every stage before it, and itself), push.
# For the demo and measurements beside the addin. Prints the seconds that the builds took as its last line.
#
#   by-hand.sh [FOLDER DOCKERFILE STAGE...]   the intermediate stages in order; without arguments the sample application
#
# Reads REGISTRY, REGISTRY_USER, REGISTRY_PASS and CACHE_IMAGE.
set -eu
[ $# -gt 0 ] || set -- "$(dirname "$0")/../examples/app" Dockerfile.multi builder
cd "$1"
dockerfile=$2
shift 2
export DOCKER_BUILDKIT=1 BUILDKIT_PROGRESS=plain
image=$CACHE_IMAGE-by-hand
chain=

printf %s "$REGISTRY_PASS" | docker login --username "$REGISTRY_USER" --password-stdin "$REGISTRY"
start=$(date +%s.%N)
for stage; do
    chain="$chain --cache-from $image:$stage"
    # shellcheck disable=SC2086 # one argument for each word
    docker build --build-arg BUILDKIT_INLINE_CACHE=1 --file "$dockerfile" --target "$stage" $chain --tag "$image:$stage" .
done
# shellcheck disable=SC2086
docker build --build-arg BUILDKIT_INLINE_CACHE=1 --file "$dockerfile" $chain --cache-from "$image:latest" --tag "$image:latest" .
end=$(date +%s.%N)
for stage; do docker push "$image:$stage"; done
docker push "$image:latest"
echo "$start $end" | awk '{ print $2 - $1 }'
