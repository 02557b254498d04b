using Conformance.Arm.Cpus;
using Conformance.Behaviours.Profiles;
using Conformance.Kvm.Machines;
using Conformance.Model.Machines;
using Conformance.Suite.Coverage.Traps;
using Conformance.Suite.Fuzzing;
using Conformance.Suite.Fuzzing.Generation;
using Conformance.Suite.Running;
using Conformance.Tests.Model;
using Xunit;

namespace Conformance.Tests.Coverage;

/// <summary>What is told to be unreachable is: random programs look for it.</summary>
public sealed class UnreachableCellTests
{
    private const int Programs = 1_000_000;

    // Enough for a program of a dozen words and a few exceptions; endless loops are the most frequent thing that random words do.
    private const long Budget = 40;

    private static readonly CpuModel Core = CpuModels.All[0];

    [Fact]
    public void One_million_random_programs_hit_no_cell_that_is_told_to_be_unreachable()
    {
        Search search = new(new RepositoryScenarios().Profiles);

        search.Run(Programs);

        Assert.Equal("", string.Join('\n', search.Finds));
        Assert.Equal(Programs, search.Ran);

        // A generator that runs into nothing would find nothing either.
        Assert.InRange(search.ExceptionsHit, 400, ExceptionCell.All.Count);
        Assert.InRange(search.AccessesHit, 120, AccessCell.All.Count);
    }

    private sealed class Search
    {
        private readonly Subject[] _subjects;
        private readonly bool[] _exceptions = new bool[ExceptionCell.All.Count];
        private readonly bool[] _accesses = new bool[AccessCell.All.Count];
        private readonly SortedDictionary<string, int> _finds = new(StringComparer.Ordinal);
        private int _ran;

        public Search(ProfileTree profiles)
        {
            // The bare core gets a quarter of the programs.
            IReadOnlyList<Subject> all = Subject.AllOf(profiles);
            _subjects = [.. all, .. Enumerable.Repeat(all[^1], all.Count / 4)];
        }

        /// <summary>A line for each forbidden cell that was hit, with the seed of a program that does it.</summary>
        public IEnumerable<string> Finds => _finds.Select(find => $"{find.Key}, by the program with number {find.Value}");

        public int Ran => _ran;

        public int ExceptionsHit => _exceptions.Count(hit => hit);

        public int AccessesHit => _accesses.Count(hit => hit);

        public void Run(int programs) => Parallel.For(
            0,
            programs,
            () => new Worker(),
            (seed, _, worker) =>
            {
                worker.Run(seed, _subjects[seed % _subjects.Length]);
                return worker;
            },
            Join);

        private void Join(Worker worker)
        {
            lock (_finds)
            {
                _ran += worker.Ran;
                Add(_exceptions, worker.Exceptions.Hits);
                Add(_accesses, worker.Accesses.Hits);
                foreach ((string cell, int seed) in worker.Exceptions.Finds.Concat(worker.Accesses.Finds))
                {
                    // The smallest seed, whichever thread was first.
                    _finds[cell] = Math.Min(seed, _finds.GetValueOrDefault(cell, int.MaxValue));
                }
            }
        }

        private static void Add(bool[] all, bool[] some)
        {
            for (int i = 0; i < all.Length; i++)
            {
                all[i] |= some[i];
            }
        }
    }

    private sealed class Worker : ICoreObserver
    {
        private readonly ScenarioDriver _driver = new(subject => subject.Profile is { } profile
            ? new ReferenceBackend(profile, Core) { WatchdogBudget = Budget }
            : new BareEl2Backend(Core) { WatchdogBudget = Budget });

        private const int Seed = 0;

        private readonly FuzzProgram _program = new();
        private MachineKind _machine;
        private int _seed;

        public Matrix<ExceptionCell> Exceptions { get; } = new(ExceptionCell.All, UnreachableCells.Exceptions, TrapReport.Name);

        public Matrix<AccessCell> Accesses { get; } = new(AccessCell.All, UnreachableCells.Accesses, TrapReport.Name);

        public int Ran { get; private set; }

        public void Run(int seed, Subject subject)
        {
            _seed = seed;
            _machine = subject.Machine;
            Assert.Null(_driver.Run(_program.Compile(RandomCase.Make(Seed, seed, _machine), "random"), subject, observer: this));
            Ran++;
        }

        public void Took(in ObservedException exception) => Exceptions.Hit(ExceptionCell.IndexOf(exception, _machine), _seed);

        public void Accessed(in ObservedAccess access) => Accesses.Hit(AccessCell.IndexOf(access, Core), _seed);
    }

    private sealed class Matrix<T>(IReadOnlyList<T> cells, IReadOnlyList<UnreachableCells<T>> rules, Func<T, string> name)
    {
        private readonly bool[] _forbidden = [.. cells.Select(cell => CellVerdict.RuleFor(cell, rules, Core) is not null)];

        public bool[] Hits { get; } = new bool[cells.Count];

        public Dictionary<string, int> Finds { get; } = [];

        public void Hit(int index, int seed)
        {
            if (index < 0)
            {
                return;
            }

            Hits[index] = true;
            if (_forbidden[index])
            {
                string find = $"{name(cells[index])} ({CellVerdict.RuleFor(cells[index], rules, Core)})";
                Finds[find] = Math.Min(seed, Finds.GetValueOrDefault(find, int.MaxValue));
            }
        }
    }
}
