using System.Text.Json;
using Cake.Core;
using Cake.Core.Tooling;
using Cake.DockerCiCache.Engines.Processes;
using Cake.DockerCiCache.Images;

namespace Cake.DockerCiCache.Engines.Configuration;

/// <summary>The program <c>docker-credential-NAME</c>, in which docker keeps logins (github.com/docker/docker-credential-helpers).</summary>
internal sealed class CredentialHelper(ICakeContext context, ToolSettings settings, string name)
{
    private readonly OtherProgram program = new(context, settings, $"docker-credential-{name}");

    /// <summary>It has a login for the registry. Only names are asked for, no secret; a helper that does not answer has none.</summary>
    public bool Has(string registry)
    {
        if (!program.IsThere || program.Run(["list"]) is not { Succeeded: true } answer)
        {
            return false;
        }

        try
        {
            using var json = JsonDocument.Parse(string.Join('\n', answer.Output));
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.EnumerateObject().Any(p => RegistryAddress.Same(p.Name, registry));
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
