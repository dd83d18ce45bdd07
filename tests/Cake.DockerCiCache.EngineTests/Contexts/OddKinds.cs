using System.Net.Sockets;
using Cake.DockerCiCache.EngineTests.Engines;

namespace Cake.DockerCiCache.EngineTests.Contexts;

/// <summary>A folder with what is not just a file.</summary>
internal static class OddKinds
{
    private const string Commands = """
        echo a > a; ln a hard
        for mode in 600 664 755 4755 2755 1644; do echo $mode > "file$mode"; chmod $mode "file$mode"; done
        for mode in 700 1777 2775; do mkdir "folder$mode"; chmod $mode "folder$mode"; done
        ln -s nowhere dangling; ln -s folder700 link; chown 1000:1000 file600
        """;

    public static string Write(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Join(folder, ".dockerignore"), "ignored");
        Command.Output("bash", ["-ec", Commands], folder: folder);

        // Its name is too long for a socket unless it is relative; closing it leaves the file.
        var shortName = Path.GetRelativePath(Directory.GetCurrentDirectory(), Path.Join(folder, "socket"));
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(shortName));
        return folder;
    }
}
