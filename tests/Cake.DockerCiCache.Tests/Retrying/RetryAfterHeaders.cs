using Cake.DockerCiCache.Retrying;
using CsCheck;

namespace Cake.DockerCiCache.Tests.Retrying;

public sealed class RetryAfterHeaders
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("0", 0)]
    [InlineData(" 120 ", 120)]
    [InlineData("Sun, 01 Mar 2026 12:00:30 GMT", 30)]
    [InlineData("Sun, 01 Mar 2026 11:00:00 GMT", 0)]
    public void Are_seconds_or_a_date(string header, int seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), RetryAfter.Read(header, Now));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("soon")]
    [InlineData("99999999999999")]
    public void That_are_neither_say_nothing(string? header) => Assert.Null(RetryAfter.Read(header, Now));

    [Fact]
    public void Never_ask_for_the_past() => Gen.Int.Sample(seconds => RetryAfter.Read(Now.AddSeconds(seconds).ToString("r"), Now) >= TimeSpan.Zero);
}
