using Cake.Core;
using Cake.DockerCiCache.EngineTests.Engines;

namespace Cake.DockerCiCache.EngineTests.Registries;

public abstract class LoginFaults(EngineProfile profile)
{
    private const string Login = "^GET /v2/$";

    [Theory]
    [InlineData("500")]
    [InlineData("503")]
    [InlineData("429")]
    [InlineData("reset")]
    [InlineData("closed")]
    public void That_can_pass_are_tried_again(string fault)
    {
        using var proxy = RegistryProxy.Before(profile.Registry);
        var rule = proxy.Add(new ProxyRule(Login, Fault(fault)) { Times = Requests(fault) });
        var machine = profile.UsedMachine(profile.NewProject(), proxy.Registry);

        machine.LogIn();

        Assert.Equal(Requests(fault), rule.Hits);
        Assert.Contains($"login to {proxy.Address}: retry 1 of ", machine.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    public void That_can_not_pass_are_not(int status)
    {
        using var proxy = RegistryProxy.Before(profile.Registry);
        proxy.Add(new ProxyRule(Login, new ProxyFault.Status(status)));
        var machine = profile.UsedMachine(profile.NewProject(), proxy.Registry);

        var refused = Assert.Throws<CakeException>(machine.LogIn);

        Assert.Contains(proxy.Address, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("retry 1 of", machine.Log, StringComparison.Ordinal);
    }

    // Docker asks what the registry wants first, and takes a status for an answer.
    private static int Requests(string fault) => char.IsDigit(fault[0]) ? 2 : 1;

    private static ProxyFault Fault(string name) => name switch
    {
        "reset" => new ProxyFault.Reset(),
        "closed" => new ProxyFault.Closed(),
        "429" => new ProxyFault.Status(429, RetryAfter: "1"),
        var status => new ProxyFault.Status(int.Parse(status, System.Globalization.CultureInfo.InvariantCulture)),
    };
}

[Collection(Classic.Name)]
public sealed class LoginFaultsOnClassic(Classic profile) : LoginFaults(profile);

[Collection(Modern.Name)]
public sealed class LoginFaultsOnModern(Modern profile) : LoginFaults(profile);
