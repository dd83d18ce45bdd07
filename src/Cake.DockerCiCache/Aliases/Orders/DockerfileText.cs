using System.Text;
using System.Text.Unicode;
using Cake.Core.IO;

namespace Cake.DockerCiCache.Aliases.Orders;

/// <summary>A Dockerfile's text as BuildKit reads it: UTF-8, whatever its first bytes are.</summary>
/// <param name="Text">The text; bytes that are no UTF-8 are U+FFFD.</param>
/// <param name="IsUtf8">Whether there are no such bytes.</param>
internal sealed record DockerfileText(string Text, bool IsUtf8)
{
    public static DockerfileText Read(IFile file)
    {
        using var stream = file.OpenRead();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        var bytes = content.ToArray();
        return new(Encoding.UTF8.GetString(bytes), Utf8.IsValid(bytes));
    }
}
