using System.Text.Json;
using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Core.Tooling;
using Cake.DockerCiCache.Engines.Output;
using Cake.DockerCiCache.Engines.Processes;
using Cake.DockerCiCache.Images;

namespace Cake.DockerCiCache.Engines.Configuration;

/// <summary>The program <c>docker-credential-NAME</c>, in which docker keeps logins (github.com/docker/docker-credential-helpers).</summary>
internal sealed class CredentialHelper(ICakeContext context, ToolSettings settings, string name)
{
    private const string IdentityTokenUser = "<token>";

    private readonly string program = $"docker-credential-{name}";
    private readonly OtherProgram helper = new(context, settings, $"docker-credential-{name}") { Patience = TimeSpan.FromSeconds(30) };

    /// <summary>
    /// Whether it has a login for the registry, or null where that can't be known, because it does not answer. Only names are asked for, no secret; a helper that
    /// is not there or fails has none.
    /// </summary>
    public bool? Has(string registry)
    {
        try
        {
            return helper.IsThere && helper.Run(["list"]) is { Succeeded: true } answer
                && Read<Dictionary<string, JsonElement>>(answer) is { } held && held.Keys.Any(k => RegistryAddress.Same(k, registry));
        }
        catch (CakeException e) when (!Interruption.HasCome)
        {
            // docker would wait for it without limit, and for one that cannot start in vain.
            context.Log.Warning("{0}", $"{e.Message}; {registry} is taken to have no login there, and this run's goes into a file of its own. Install {program} anew, or take \"{name}\" out of credsStore and credHelpers in Docker's config.json");
            return null;
        }
    }

    /// <summary>Its login for a registry, by docker's own key; or none and why, unless it just has none. What it answers is a secret.</summary>
    public (StoredLogin? Login, string? Trouble) Get(string registry)
    {
        try
        {
            var answer = helper.Run(["get"], registry);
            return answer.Succeeded ? Login(answer)
                : answer.Output.Any(l => l.Contains("credentials not found", StringComparison.OrdinalIgnoreCase)) ? (null, null)
                : (null, $"{program} get ended with exit code {answer.ExitCode}: {string.Join(' ', answer.Errors)}");
        }
        catch (CakeException e) when (!Interruption.HasCome)
        {
            return (null, e.Message);
        }
    }

    private (StoredLogin? Login, string? Trouble) Login(DockerOutcome answer) => Read<Answer>(answer) is { Username: { } user, Secret: { } secret }
        ? (new(user == IdentityTokenUser ? null : user, secret), null)
        : (null, $"{program} answered with something that is no credential");

    private static T? Read<T>(DockerOutcome answer)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(string.Join('\n', answer.Output));
        }
        catch (JsonException)
        {
            // Not the exception's words: they may quote the answer.
            return null;
        }
    }

    private sealed record Answer(string? Username, string? Secret);
}
