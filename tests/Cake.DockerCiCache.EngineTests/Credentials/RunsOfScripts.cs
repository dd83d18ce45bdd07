using System.Text;
using Cake.DockerCiCache.EngineTests.Engines;
using Cake.DockerCiCache.EngineTests.Secrets;

namespace Cake.DockerCiCache.EngineTests.Credentials;

[Collection(Modern.Name)]
public sealed class RunsOfScripts(Modern profile)
{
    [Fact]
    public void Leave_nothing_in_the_home_folder_and_the_password_nowhere()
    {
        var script = new ScriptFolder(profile);
        var before = script.Listing;

        using var run = script.Start("Push");

        Assert.True(run.Finish() == 0, run.Output);
        Assert.True(profile.Registry.Images.Has($"{script.Image}:latest"));
        Assert.Equal(before, script.Listing);
        Assert.Empty(script.PrivateFolders);
        Assert.Contains("Executing: ", run.Output, StringComparison.Ordinal); // it was diagnostic
        Assert.DoesNotContain("stored unencrypted", run.Output, StringComparison.Ordinal);
        Assert.True(ProcessArguments.Saw($"login --username {profile.Registry.User} --password-stdin {profile.Registry.Address}"), "docker login was not seen");
        Assert.Empty(FilesWith(script.Folder, profile.Registry.Password));
    }

    [Fact]
    public void At_the_same_time_and_of_the_same_user_have_logins_of_their_own()
    {
        var other = profile.StartRegistry("registry-of-the-other");
        var (one, two) = (new ScriptFolder(profile), new ScriptFolder(profile));
        two.Use(other);
        (two.Variables["HOME"], two.Variables["TMPDIR"]) = (one.Home, one.Temporary);
        var (first, second) = (Path.Combine(one.Folder, "here"), Path.Combine(two.Folder, "here"));

        using var runOne = one.Start("Trespass", $"--own={first}", $"--other={second}", $"--foreign={two.Image}");
        using var runTwo = two.Start("Trespass", $"--own={second}", $"--other={first}", $"--foreign={one.Image}-of-two");

        Assert.True(runOne.Finish() == 0, runOne.Output);
        Assert.True(runTwo.Finish() == 0, runTwo.Output);
        Assert.True(profile.Registry.Images.Has($"{one.Image}:latest"));
        Assert.True(other.Images.Has($"{two.Image}:latest"));
        Assert.Contains($"refused: push of {two.Image}:latest failed", runOne.Output, StringComparison.Ordinal);
        Assert.Contains($"refused: push of {one.Image}-of-two:latest failed", runTwo.Output, StringComparison.Ordinal);
        Assert.Empty(one.PrivateFolders);
    }

    [Fact]
    public void With_a_credential_helper_leave_nothing_in_it_and_do_not_share_it()
    {
        var script = new ScriptFolder(profile);
        var box = new BoxHelper(Directory.CreateDirectory(Path.Combine(script.Folder, "box")).FullName);
        box.Install(script.Variables, Path.Combine(script.Home, ".docker"));
        var (here, there) = (Path.Combine(script.Folder, "here"), Path.Combine(script.Folder, "there"));
        using var first = script.Start("Meet", $"--own={here}", $"--other={there}");
        first.WaitUntil(() => File.Exists(here));

        using var second = script.Start("Login");

        Assert.True(second.Finish() == 0, second.Output);
        Assert.Single(box.Held); // the first one's, neither replaced nor erased by the second
        Assert.Single(box.Calls, c => c == "store");
        Assert.DoesNotContain("erase", box.Calls);
        File.WriteAllText(there, string.Empty);
        Assert.True(first.Finish() == 0, first.Output);
        Assert.Empty(box.Held);
        Assert.Empty(script.PrivateFolders);
    }

    [Fact]
    public void That_were_killed_are_cleaned_up_after_by_the_next()
    {
        var script = new ScriptFolder(profile);
        using (var killed = script.Start("Meet", $"--own={Path.Combine(script.Folder, "here")}", "--other=nowhere"))
        {
            killed.WaitUntil(() => File.Exists(Path.Combine(script.Folder, "here")));
            killed.Kill(script.Temporary);
            Assert.Single(script.PrivateFolders);
        }

        using var next = script.Start("Login");

        Assert.True(next.Finish() == 0, next.Output);
        Assert.Empty(script.PrivateFolders);
    }

    // As it is, and as Docker's configuration has it.
    private IEnumerable<string> FilesWith(string folder, string password)
    {
        byte[][] texts = [Encoding.UTF8.GetBytes(password), Encoding.UTF8.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes($"{profile.Registry.User}:{password}")))];
        return Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
            .Where(f => texts.Any(t => File.ReadAllBytes(f).AsSpan().IndexOf(t) >= 0));
    }
}
