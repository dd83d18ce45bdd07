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

    // Docker takes no notice of it, asks on without password, and reports the 401 that this gives.
    [Fact]
    public void Of_the_first_question_alone_cost_one_retry()
    {
        using var proxy = RegistryProxy.Before(profile.Registry);
        var rule = proxy.Add(new ProxyRule(Login, new ProxyFault.Status(503)) { Times = 1 });
        var machine = profile.UsedMachine(profile.NewProject(), proxy.Registry);

        machine.LogIn();

        Assert.Equal(1, rule.Hits);
        Assert.Single(machine.Log.Split('\n'), l => l.StartsWith($"login to {proxy.Address}: retry ", StringComparison.Ordinal)
            && l.EndsWith($"because docker was refused, though {proxy.Address} takes the credentials when it is asked again", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_the_password_end_the_one_try()
    {
        using var proxy = RegistryProxy.Before(profile.Registry);
        var machine = profile.UsedMachine(profile.NewProject(), proxy.Registry);
        machine.Variables["REGISTRY_PASS"] = "wrong-password-of-the-test";

        var refused = Assert.Throws<CakeException>(machine.LogIn);

        Assert.Contains("unauthorized", refused.Message, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("retry 1 of", machine.Log, StringComparison.Ordinal);

        // Docker's question and its try, and the same of ours.
        Assert.Equal(4, proxy.Requests.Count);
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

[Collection(ClassicFaultTests.Name)]
public sealed class LoginFaultsOnClassic(Classic profile) : LoginFaults(profile);

[Collection(Modern.Name)]
public sealed class LoginFaultsOnModern(Modern profile) : LoginFaults(profile);
