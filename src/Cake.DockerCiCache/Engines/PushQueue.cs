namespace Cake.DockerCiCache.Engines;

/// <summary>Which push is next: an image where none is being pushed, else a cache. After a failure no further one of its kind begins, and after an image's no cache either.</summary>
internal sealed class PushQueue(WantedPushes wanted)
{
    private readonly Lock gate = new();
    private readonly Queue<string> images = new(wanted.Images);
    private readonly Queue<string> caches = new(wanted.Caches);
    private string? image;

    public string? Next()
    {
        lock (gate)
        {
            if (image is null && images.TryDequeue(out image))
            {
                return image;
            }

            return caches.TryDequeue(out var cache) ? cache : null;
        }
    }

    public void Ended(FinishedPush push)
    {
        lock (gate)
        {
            var isImage = push.Reference == image;
            image = isImage ? null : image;
            if (!push.Outcome.Succeeded)
            {
                caches.Clear();
                if (isImage)
                {
                    images.Clear();
                }
            }
        }
    }
}
