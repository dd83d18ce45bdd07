using Cake.DockerCiCache.Progress;

namespace Cake.DockerCiCache.Tests.Progress;

public sealed class ProgressLines
{
    [Theory]
    [InlineData("#7 CACHED", 7, "Cached { }")]
    [InlineData("#12 DONE 0.3s", 12, "Done { Duration = 00:00:00.3000000 }")]
    [InlineData("#12 DONE 1234.5s", 12, "Done { Duration = 00:20:34.5000000 }")]
    [InlineData("#7 ERROR: exit code: 3", 7, "Error { Text = exit code: 3 }")]
    [InlineData("#7 ERROR:", 7, "Error { Text =  }")]
    [InlineData("#7 CANCELED", 7, "Canceled { }")]
    [InlineData("#7 ...", 7, "Switched { }")]
    [InlineData("#1 WARN: FromAsCasing: casing", 1, "Warning { Text = FromAsCasing: casing }")]
    [InlineData("#7 1.234 npm install", 7, "Output { Text = npm install }")]
    [InlineData("#7 1.234 CACHED", 7, "Output { Text = CACHED }")]
    [InlineData("#7 1.234 #8 DONE 1s", 7, "Output { Text = #8 DONE 1s }")]
    [InlineData("#7 1.234", 7, "Output { Text =  }")]
    [InlineData("#7 sha256:ab 1.2MB / 3MB 0.5s", 7, "Fetched { IsPull = False }")]
    [InlineData("#7 extracting sha256:ab 0.1s done", 7, "Fetched { IsPull = False }")]
    [InlineData("#7 pulling sha256:ab", 7, "Fetched { IsPull = True }")]
    [InlineData("#7 sha256:ab", 7, "Other { Text = sha256:ab }")]
    [InlineData("#7 DONE soon", 7, "Other { Text = DONE soon }")]
    [InlineData("#7 CACHED twice", 7, "Other { Text = CACHED twice }")]
    [InlineData("#7 [2/3] RUN make", 7, "Other { Text = [2/3] RUN make }")]
    public void Are_read_by_their_first_word(string line, int number, string expected)
    {
        Assert.True(ProgressLineParser.TryNumber(line, out var actual, out var rest));
        Assert.Equal((number, expected), (actual, ProgressLineParser.Parse(rest).ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("#")]
    [InlineData("#7")]
    [InlineData("# 7 CACHED")]
    [InlineData(" #7 CACHED")]
    [InlineData("#x CACHED")]
    [InlineData("#99999999999999999999 CACHED")]
    [InlineData("7 CACHED")]
    public void Without_a_number_in_front_are_about_no_vertex(string line) =>
        Assert.False(ProgressLineParser.TryNumber(line, out _, out _));
}
