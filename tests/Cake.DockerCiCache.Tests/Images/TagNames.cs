using Cake.DockerCiCache.Images;
using CsCheck;

namespace Cake.DockerCiCache.Tests.Images;

public sealed class TagNames
{
    [Theory]
    [InlineData("builder")]
    [InlineData("stage-1")]
    [InlineData("V1.2_x")]
    public void Stay_as_they_are_when_valid(string text) => Assert.Equal(text, TagName.From(text));

    [Fact]
    public void Are_always_valid()
    {
        Gen.String.Sample(text => Assert.True(TagName.IsValid(TagName.From(text)), TagName.From(text)));
    }

    [Fact]
    public void Never_meet()
    {
        var text = Gen.String[Gen.Char["ab/-._é"], 0, 6];
        Gen.Select(text, text).Sample((a, b) => Assert.Equal(a == b, TagName.From(a) == TagName.From(b)));
        Assert.NotEqual(TagName.From("feature/x"), TagName.From("feature-x"));
        Assert.NotEqual(TagName.From("feature/x"), TagName.From(TagName.From("feature/x")));
    }

    [Fact]
    public void Are_shortened_to_128_characters()
    {
        var (a, b) = (new string('x', 200) + "a", new string('x', 200) + "b");
        Assert.Equal(128, TagName.From(a).Length);
        Assert.NotEqual(TagName.From(a), TagName.From(b));
    }
}
