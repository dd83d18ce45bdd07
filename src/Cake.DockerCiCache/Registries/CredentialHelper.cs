using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Cake.Core;
using Cake.Core.IO;

namespace Cake.DockerCiCache.Registries;

/// <summary>Asks one of docker's credential helpers, <c>docker-credential-NAME get</c>, which reads the registry from its standard input.</summary>
/// <remarks>github.com/docker/docker-credential-helpers.</remarks>
internal sealed class CredentialHelper(ICakeContext context, string name)
{
    private const string IdentityTokenUser = "<token>";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private string Program => $"docker-credential-{name}";

    /// <summary>The credential, or none and why: what the helper says about it is no secret, what it answers is.</summary>
    public (RegistryCredential? Credential, string? Trouble) Get(string registry)
    {
        if (context.Tools.Resolve([Program, Program + ".exe"]) is not { } path)
        {
            return (null, $"{Program} was not found on PATH");
        }

        var (output, errors) = (new StringBuilder(), new StringBuilder());
        var settings = new ProcessSettings
        {
            Arguments = new ProcessArgumentBuilder().Append("get"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectedStandardOutputHandler = line => Keep(output, line),
            RedirectedStandardErrorHandler = line => Keep(errors, line),
            StandardInput = registry,
            Silent = true,
        };
        try
        {
            return Run(path, settings) switch
            {
                null => (null, $"{Program} did not answer within {Patience.TotalSeconds:0} s"),
                0 => Read(output.ToString()),
                _ when output.ToString().Contains("credentials not found", StringComparison.OrdinalIgnoreCase) => (null, null),
                var exitCode => (null, $"{Program} get ended with exit code {exitCode}: {RegistryWords.Clean(errors.ToString(), [])}"),
            };
        }
        catch (Exception fault) when (fault is IOException or ExternalException)
        {
            // It cannot be started, or ended without reading its input.
            return (null, $"{Program} cannot be used: {fault.Message}");
        }
    }

    private int? Run(FilePath path, ProcessSettings settings)
    {
        using var process = context.ProcessRunner.Start(path, settings);
        if (!process.WaitForExit((int)Patience.TotalMilliseconds))
        {
            process.Kill();
            return null;
        }

        // Without a limit: also waits until the handlers have seen the last line.
        process.WaitForExit();
        return process.GetExitCode();
    }

    private (RegistryCredential? Credential, string? Trouble) Read(string answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer);
            var user = json.RootElement.GetProperty("Username").GetString() ?? string.Empty;
            var secret = json.RootElement.GetProperty("Secret").GetString() ?? string.Empty;
            return (user == IdentityTokenUser ? RegistryCredential.OfIdentityToken(secret) : RegistryCredential.OfPassword(user, secret), null);
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // Not the exception's words: it may quote the answer.
            return (null, $"{Program} answered with something that is no credential");
        }
    }

    private static string? Keep(StringBuilder text, string? line)
    {
        text.AppendLine(line);
        return null;
    }
}
