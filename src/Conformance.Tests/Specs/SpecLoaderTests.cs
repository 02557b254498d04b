using Conformance.Suite.Diagnostics;
using Conformance.Suite.Specs;
using Xunit;

namespace Conformance.Tests.Specs;

/// <summary>Which files of a folder are scenarios, in which order, and what their ids are.</summary>
public sealed class SpecLoaderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("specs-");

    private void Write(string path, string text = SpecText.Smallest)
    {
        string file = Path.Combine(_folder.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private (string Ids, string Diagnostics) Load(SpecLoadOptions? options = null)
    {
        DiagnosticBag bag = new();
        string ids = string.Join(' ', SpecLoader.Load(_folder.FullName, "specs", new([]), options ?? new(), bag).Select(s => s.Id));
        return (ids, bag.Render());
    }

    [Fact]
    public void Ids_are_paths_without_ending_in_ordinal_order()
    {
        Write("b/two.yml");
        Write("b/one.yaml");
        Write("b-c/x.yaml");
        Write("a.yaml");
        Write("profiles/linux.yaml", "nonsense");
        Write("requirements.yaml", "nonsense");
        Write("b/readme.md", "nonsense");
        Assert.Equal(("a b-c/x b/one b/two", ""), Load());
    }

    [Fact]
    public void Only_the_top_has_profiles_and_requirements()
    {
        Write("a/requirements.yaml");
        Write("a/profiles/x.yaml");
        Assert.Equal("a/profiles/x a/requirements", Load().Ids);
    }

    [Fact]
    public void Names_that_goldens_cannot_have_are_refused()
    {
        Write("A.yaml");
        Write("b_c.yaml");
        Write("d@e.yaml");
        (string ids, string diagnostics) = Load();
        Assert.Empty(ids);
        Assert.Equal(
            "specs/A.yaml:1:1: error: 'A' cannot be in the name of a scenario; use lower-case letters, digits and '-'\n"
            + "specs/b_c.yaml:1:1: error: '_' cannot be in the name of a scenario; use lower-case letters, digits and '-'\n"
            + "specs/d@e.yaml:1:1: error: '@' cannot be in the name of a scenario; use lower-case letters, digits and '-'\n",
            diagnostics);
    }

    [Fact]
    public void Two_files_of_one_id_are_refused()
    {
        Write("a.yaml");
        Write("a.yml");
        Assert.Equal(("a", "specs/a.yml:1:1: error: specs/a.yaml is the same scenario; rename one of the files\n"), Load());
    }

    [Fact]
    public void A_file_that_is_not_YAML_does_not_hide_the_mistakes_of_others()
    {
        Write("a.yaml", "title: [\n");
        Write("b.yaml", SpecText.Smallest + "shwo: []\n");
        Write("c.yaml");
        (string ids, string diagnostics) = Load();
        Assert.Equal("c", ids);
        Assert.Contains("specs/a.yaml:2:1: error: this is not YAML", diagnostics, StringComparison.Ordinal);
        Assert.EndsWith("specs/b.yaml:6:1: error: unknown key 'shwo'; did you mean 'show'?\nshwo: []\n^~~~\n", diagnostics, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_a_diagnostic()
    {
        DiagnosticBag bag = new();
        Assert.Empty(SpecLoader.Load(Path.Combine(_folder.FullName, "none"), "none", new([]), new(), bag));
        Assert.Equal("none:1:1: error: there is no such folder\n", bag.Render());
    }

    [Fact]
    public void Links_are_not_followed_out_of_the_folder()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("links need a privilege on Windows");
        }

        Write("inner/specs/a.yaml");
        Write("inner/outside.yaml");
        string specs = Path.Combine(_folder.FullName, "inner", "specs");
        Directory.CreateSymbolicLink(Path.Combine(specs, "loop"), specs);
        File.CreateSymbolicLink(Path.Combine(specs, "out.yaml"), Path.Combine(_folder.FullName, "inner", "outside.yaml"));
        File.CreateSymbolicLink(Path.Combine(specs, "same.yaml"), Path.Combine(specs, "a.yaml"));
        DiagnosticBag bag = new();
        Assert.Equal(["a", "same"], SpecLoader.Load(specs, "specs", new([]), new(), bag).Select(s => s.Id));
        Assert.Equal("specs/out.yaml:1:1: error: the link leads out of the folder; put the file itself here\n", bag.Render());
    }

    [Fact]
    public void Review_wants_why_source_and_requirements()
    {
        Write("a.yaml", SpecText.Smallest + "source: []\n");
        Assert.Equal("", Load(new(WantReviewFields: true)).Ids);
        Assert.Equal(
            ["'requirements' is missing", "'why' is missing", "'source' is empty"],
            Messages(new(WantReviewFields: true)).Select(m => m[..m.IndexOf(';')]));
    }

    [Fact]
    public void Requirements_that_do_not_exist_are_refused()
    {
        Write("a.yaml", SpecText.Smallest + "requirements: [STEP-ON]\n");
        Assert.Equal(["unknown requirement 'STEP-ON'; did you mean 'STEP-ONE'?"], Messages(new(Requirements: ["STEP-ONE"])));
    }

    private string[] Messages(SpecLoadOptions options)
    {
        DiagnosticBag bag = new();
        Assert.Empty(SpecLoader.Load(_folder.FullName, "specs", new([]), options, bag));
        return [.. bag.Ordered().Select(d => d.Message)];
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);
}
