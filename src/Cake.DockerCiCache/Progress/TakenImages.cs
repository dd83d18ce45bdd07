using System.Text.RegularExpressions;

namespace Cake.DockerCiCache.Progress;

/// <summary>The images that a build took from elsewhere, as far as it says under which digest.</summary>
/// <remarks>
/// Base images and those of COPY --from and mounts as <c>FROM docker.io/library/alpine:3.20@sha256:…</c>, frontends as
/// <c>docker-image://…</c>, named contexts behind <c>[context name]</c>. One that 20.10 takes by COPY --from has no digest there.
/// </remarks>
internal static partial class TakenImages
{
    /// <summary>Reference, complete with registry and tag, and digest of each.</summary>
    public static IEnumerable<(string Reference, string Digest)> Of(IEnumerable<BuildVertex> vertices) => vertices
        .Select(v => Image().Match(v.Name.Text))
        .Where(m => m.Success)
        .Select(m => (m.Groups["reference"].Value, m.Groups["digest"].Value))
        .Distinct();

    [GeneratedRegex(@"^(?:\[[^\]]*\] )?(?:FROM |docker-image://|(?<=^\[context [^\]]*\] ))(?<reference>\S+)@(?<digest>sha256:[0-9a-f]{64})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Image();
}
