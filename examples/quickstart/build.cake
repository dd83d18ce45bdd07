#addin nuget:?package=Cake.DockerCiCache&version=1.0.0

var image = new DockerCiBuildSettings { Context = "../app", Dockerfile = "Dockerfile.multi" };
DockerCiBuildResult built = null;

Task("Login").Does(() => DockerCiLogin());
Task("Build").IsDependentOn("Login").Does(() => built = DockerCiBuild(image));
Task("Push").IsDependentOn("Build").Does(() => DockerCiPush(built));

RunTarget(Argument("target", "Push"));
