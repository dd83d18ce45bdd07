using System.Net;
using Cake.DockerCiCache.Registries.Http;

namespace Cake.DockerCiCache.Tests.Registries;

public sealed class EnvironmentProxies
{
    private readonly EnvironmentProxy proxy = new(new WebProxy("http://proxy.example:3128", BypassOnLocal: false, ["direct.example"]));

    [Theory]
    [InlineData("http://127.0.0.1:5000/v2/")]
    [InlineData("http://127.9.9.9:5000/v2/")]
    [InlineData("https://localhost/v2/")]
    [InlineData("http://[::1]:5000/v2/")]
    [InlineData("https://direct.example/v2/")]
    public void Are_not_asked_for_this_machine_and_what_the_environment_excepts(string address) => Assert.True(proxy.IsBypassed(new Uri(address)));

    [Fact]
    public void Are_asked_for_the_rest()
    {
        Assert.False(proxy.IsBypassed(new Uri("https://reg.example/v2/")));
        Assert.Equal("http://proxy.example:3128/", proxy.GetProxy(new Uri("https://reg.example/v2/"))!.ToString());
        Assert.Null(proxy.GetProxy(new Uri("http://127.0.0.1:5000/v2/")));
    }
}
