using System.Text;
using Cake.Core.IO;

namespace Cake.DockerCiCache.Aliases.Orders;

/// <summary>A Dockerfile's text as BuildKit reads it: UTF-8, whatever its first bytes are.</summary>
internal static class DockerfileText
{
    public static string Read(IFile file)
    {
        using var reader = new StreamReader(file.OpenRead(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), detectEncodingFromByteOrderMarks: false);
        return reader.ReadToEnd();
    }
}
