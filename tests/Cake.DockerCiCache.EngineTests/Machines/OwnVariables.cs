using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Cake.DockerCiCache.EngineTests.Machines;

/// <summary>
/// Leaves this process, and so the children that inherit from it, only the variables that any machine has: not the docker settings of the
/// developer, nor what the CI says on which the tests run.
/// </summary>
internal static partial class OwnVariables
{
    [ModuleInitializer]
    internal static void Remove()
    {
        foreach (var name in Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(v => (string)v.Key).Where(n => !OfAnyMachine().IsMatch(n)))
        {
            Environment.SetEnvironmentVariable(name, null);
        }
    }

    // Who and where, language, proxies and certificates, and the settings of the programs that install and start things.
    [GeneratedRegex(
        "^(PATH|HOME|USER|LOGNAME|SHELL|PWD|TERM|TZ|TMPDIR|LANG|LC_.*|XDG_.*|.*_PROXY|(?!DOCKER_).*CERT.*|.*CA_BUNDLE|DOTNET.*|NUGET_.*|MSBUILD.*|VSTEST.*|NPM_CONFIG_.*|NODE_.*|PIP_.*|DEBIAN_FRONTEND|DOCKERCI_ENGINE_.*)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfAnyMachine();
}
