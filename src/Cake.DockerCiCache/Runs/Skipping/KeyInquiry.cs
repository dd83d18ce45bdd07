using System.Text;
using Cake.Core;
using Cake.Core.IO;
using Cake.DockerCiCache.ContextFiles;
using Cake.DockerCiCache.Contexts.Keys;
using Cake.DockerCiCache.Engines.Configuration;
using Cake.DockerCiCache.Planning.Inputs;
using Cake.DockerCiCache.Registries;
using Cake.DockerCiCache.Registries.Http;
using Cake.DockerCiCache.Registries.Questions;
using Cake.DockerCiCache.Runs.Orders;
using Cake.DockerCiCache.Runs.Watching;

namespace Cake.DockerCiCache.Runs.Skipping;

/// <summary>Finds out all that a build's content key is made of: settings, files, images.</summary>
internal sealed class KeyInquiry
{
    private readonly ICakeContext context;
    private readonly BuildOrder order;
    private readonly EngineFacts engine;
    private readonly BuildFolders folders;
    private readonly KeyRequest known;
    private readonly bool isSameOnAllPlatforms;

    /// <param name="context">The context.</param>
    /// <param name="order">What is built.</param>
    /// <param name="engine">The engine; its platform must be known.</param>
    public KeyInquiry(ICakeContext context, BuildOrder order, EngineFacts engine)
    {
        (this.context, this.order, this.engine, folders) = (context, order, engine, new(context, order, engine));
        var platforms = KnownInputs.Of(order, engine, engine.Platform ?? throw new ArgumentException("its platform is not known", nameof(engine)), new RunVariables(context, order.Tool), RunProxies.Of(context, order.Tool));
        known = platforms[0];
        Images = NeededImages.Of(known);
        isSameOnAllPlatforms = platforms.All(p => NeededImages.Of(p).SequenceEqual(Images) && p.Graph.Required.SequenceEqual(known.Graph.Required));
    }

    /// <summary>The images from elsewhere, as written.</summary>
    public IReadOnlyList<string> Images { get; }

    private BuildRequest Request => order.Input.Request;

    /// <summary>Reads the files and asks for the images, at the same time. What ONBUILD instructions these have is another question: <see cref="BaseTriggers"/>.</summary>
    public KeyRequest Ask(RegistryClient registry)
    {
        var asked = Task.Run(() => new BaseImages(registry, engine).Find(Images.Where(i => NeededImages.WrittenDigest(i) is null)));
        var listing = Read(folders.Context);
        var named = folders.Named.ToDictionary(f => f.Key, f => Read(f.Value), StringComparer.Ordinal);
        var images = asked.GetAwaiter().GetResult();
        return known with
        {
            Context = listing,
            Folders = named,
            ImageDigests = images
                .Select(i => (i.Key, Found: i.Value as RegistryAnswer<ManifestDescriptor>.Found))
                .Where(i => i.Found is not null)
                .ToDictionary(i => i.Key, i => i.Found!.Value.Digest, StringComparer.Ordinal),
            ImageFaults = images.ToDictionary(i => i.Key, i => i.Value.Words, StringComparer.Ordinal),
        };
    }

    /// <summary>The key, or why there is none.</summary>
    public KeyOutcome KeyOf(KeyRequest request) => this switch
    {
        { isSameOnAllPlatforms: false } => new KeyOutcome.NoKey(["which images it needs differs from platform to platform"]),
        _ when TextOfDockerfile() != order.Input.DockerfileText => new KeyOutcome.NoKey([$"{Request.Dockerfile} changed since the build was planned"]),
        _ => ContentKeys.Of(request),
    };

    private ContextListing Read(ContextQuestion question) => new ContextReader(context).Read(question with { UsesGit = order.TrustGit });

    // As it was read for the plan.
    private string? TextOfDockerfile()
    {
        var file = context.FileSystem.GetFile(folders.Dockerfile);
        if (!file.Exists)
        {
            return null;
        }

        using var reader = new StreamReader(file.OpenRead(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), detectEncodingFromByteOrderMarks: false);
        return reader.ReadToEnd();
    }
}
