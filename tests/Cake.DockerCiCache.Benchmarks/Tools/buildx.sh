#!/bin/sh
# Plain docker buildx build with a registry cache of all stages, as Docker's documentation has it.
#
#   buildx.sh FOLDER DOCKERFILE
#
# Reads REGISTRY, REGISTRY_USER, REGISTRY_PASS and CACHE_IMAGE.
set -eu
cd "$1"
export BUILDKIT_PROGRESS=plain
printf %s "$REGISTRY_PASS" | docker login --username "$REGISTRY_USER" --password-stdin "$REGISTRY"
docker buildx build --file "$2" --tag "$CACHE_IMAGE:latest" --push \
    --cache-from "type=registry,ref=$CACHE_IMAGE:buildcache" --cache-to "type=registry,ref=$CACHE_IMAGE:buildcache,mode=max" .
