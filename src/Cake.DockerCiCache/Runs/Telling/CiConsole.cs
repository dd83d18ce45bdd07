using Cake.Core;

namespace Cake.DockerCiCache.Runs.Telling;

/// <summary>Cake's console, which writes what it gets and nothing around it.</summary>
internal static class CiConsole
{
    public static IConsole Of(ICakeContext context) =>
        context.ServiceProvider?.GetService(typeof(IConsole)) as IConsole ?? new CakeConsole(context.Environment);
}
