using Cake.Core;
using Cake.DockerCiCache.Aliases.Settings;
using Cake.DockerCiCache.Engines;
using Cake.DockerCiCache.Engines.Calls;
using Cake.DockerCiCache.Engines.Configuration;
using Cake.DockerCiCache.Engines.Output;
using Cake.DockerCiCache.Engines.Processes;
using Cake.DockerCiCache.Engines.Questions;
using Cake.DockerCiCache.Images;
using Cake.DockerCiCache.Retrying;
using Cake.DockerCiCache.Runs.RegistryDoors;
using Cake.DockerCiCache.Runs.Telling;

namespace Cake.DockerCiCache.Aliases.LoggingIn;

/// <summary>Carries a login plan out and says what it did.</summary>
internal sealed class LoginRun(ICakeContext context, DockerCiLoginSettings settings)
{
    private readonly DockerTool docker = new(context, settings);

    /// <exception cref="DockerCiSettingsException">Something is missing that must be there.</exception>
    /// <exception cref="CakeException">docker is not there, the registry refused or did not answer, or a password cannot be had.</exception>
    public void Run()
    {
        // Before anybody looks for credentials, which belong to a registry.
        RegistryLogin.Require(new LoginVariables(context, settings).Registry);
        var plan = new LoginPlanner(context, settings).Plan();
        foreach (var credentials in plan.Logins)
        {
            SecretValues.Remember(credentials.User, credentials.Password);
            VendorMask.Tell(context, credentials);
        }

        foreach (var credentials in plan.Logins)
        {
            LogIn(credentials, isFirst: credentials == plan.Logins[0]);
        }

        if (plan.Skipped is { } reason)
        {
            docker.Configuration.Logins.Skipped = reason;
            ShownLines.Show(context, $"login skipped: {reason}; {Consequence()}");
        }
    }

    // A registry that the vendor offers beside the one that the run means may be out of reach, or of no use to this run.
    private void LogIn(Credentials credentials, bool isFirst)
    {
        try
        {
            var retry = new Retry(RetrySettings.Limits(settings.Retries), RetryMeans.OfProcess(l => ShownLines.Show(context, l)));
            var login = new RegistryLogin(docker, retry)
            {
                Ask = () => new RefusedLogin(context, docker).Ask(credentials.Registry, credentials.User, credentials.Password),
                Meanwhile = isFirst ? new EngineProbe(docker).Begin : () => { },
            };
            login.In(credentials.Registry, credentials.User, credentials.Password, credentials.NoPush);
            ShownLines.Show(context, $"logged in to {credentials.Registry ?? "Docker Hub"} as {credentials.User}");
        }
        catch (Exception e) when (e is CakeException or DockerCiSettingsException && credentials.IsExtra && !Interruption.HasCome)
        {
            ShownLines.Warn(context, e.Message);
        }
    }

    private string Consequence()
    {
        var registry = RegistryAddress.Of(new LoginVariables(context, settings).Registry);
        return new UserCredentials(context, settings, docker.Configuration.Users).Have(registry)
            ? $"Docker's own configuration has credentials for {RegistryAddress.Name(registry)}"
            : "this run reads caches and pushes nothing";
    }
}
