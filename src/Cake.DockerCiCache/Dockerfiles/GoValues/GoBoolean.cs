namespace Cake.DockerCiCache.Dockerfiles.GoValues;

/// <summary>Truth values as Go reads them (strconv.ParseBool): not in every mix of cases.</summary>
internal static class GoBoolean
{
    public static bool IsValid(string text) =>
        text is "1" or "t" or "T" or "TRUE" or "true" or "True" or "0" or "f" or "F" or "FALSE" or "false" or "False";
}
