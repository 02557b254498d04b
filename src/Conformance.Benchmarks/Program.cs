using BenchmarkDotNet.Running;
using Conformance.Benchmarks.Decoding;

if (args is ["decode-all"])
{
    return DecodeAll.Run(Console.Out);
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
