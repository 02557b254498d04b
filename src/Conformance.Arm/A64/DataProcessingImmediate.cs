using Conformance.Arm.Instructions;

namespace Conformance.Arm.A64;

/// <summary>A64 data processing with an immediate (Arm ARM C4.1.92).</summary>
internal static class DataProcessingImmediate
{
    // imms of all ones at any element size would be an immediate of all ones, which is reserved.
    private const string ReservedBitmask =
        "sf=0 N=1; N=1 imms=111111; N=0 imms=011111; N=0 imms=101111; N=0 imms=110111; N=0 imms=111011; N=0 imms=111101; N=0 imms=11111x";

    private const string ReservedBitfield = "sf=0 Nsf=1; sf=1 Nsf=0; sf=0 immr=1xxxxx; sf=0 imms=1xxxxx";

    public static IEnumerable<Encoding> Rows() =>
    [
        new(InstructionClass.DataProcessingImmediate, Operation.Adr,           "0 immlo 10000 immhi Rd",               "adr <Xd>, <adr>"),
        new(InstructionClass.DataProcessingImmediate, Operation.Adrp,          "1 immlo 10000 immhi Rd",               "adrp <Xd>, <adrp>"),
        new(InstructionClass.DataProcessingImmediate, Operation.AddImmediate,  "sf 0 0 100010 sh imm12 Rn Rd",         "add <Rd|SP>, <Rn|SP>, <addimm>"),
        new(InstructionClass.DataProcessingImmediate, Operation.AddsImmediate, "sf 0 1 100010 sh imm12 Rn Rd",         "adds <Rd>, <Rn|SP>, <addimm>"),
        new(InstructionClass.DataProcessingImmediate, Operation.SubImmediate,  "sf 1 0 100010 sh imm12 Rn Rd",         "sub <Rd|SP>, <Rn|SP>, <addimm>"),
        new(InstructionClass.DataProcessingImmediate, Operation.SubsImmediate, "sf 1 1 100010 sh imm12 Rn Rd",         "subs <Rd>, <Rn|SP>, <addimm>"),
        new(InstructionClass.DataProcessingImmediate, Operation.AndImmediate,  "sf 00 100100 N immr imms Rn Rd",       "and <Rd|SP>, <Rn>, <bitmask>", ReservedBitmask),
        new(InstructionClass.DataProcessingImmediate, Operation.OrrImmediate,  "sf 01 100100 N immr imms Rn Rd",       "orr <Rd|SP>, <Rn>, <bitmask>", ReservedBitmask),
        new(InstructionClass.DataProcessingImmediate, Operation.EorImmediate,  "sf 10 100100 N immr imms Rn Rd",       "eor <Rd|SP>, <Rn>, <bitmask>", ReservedBitmask),
        new(InstructionClass.DataProcessingImmediate, Operation.AndsImmediate, "sf 11 100100 N immr imms Rn Rd",       "ands <Rd>, <Rn>, <bitmask>", ReservedBitmask),
        new(InstructionClass.DataProcessingImmediate, Operation.Movn,          "sf 00 100101 hw imm16 Rd",             "movn <Rd>, <wide>", "sf=0 hw=1x"),
        new(InstructionClass.DataProcessingImmediate, Operation.Movz,          "sf 10 100101 hw imm16 Rd",             "movz <Rd>, <wide>", "sf=0 hw=1x"),
        new(InstructionClass.DataProcessingImmediate, Operation.Movk,          "sf 11 100101 hw imm16 Rd",             "movk <Rd>, <wide>", "sf=0 hw=1x"),
        new(InstructionClass.DataProcessingImmediate, Operation.Sbfm,          "sf 00 100110 Nsf immr imms Rn Rd",     "sbfm <Rd>, <Rn>, #<immr>, #<imms>", ReservedBitfield),
        new(InstructionClass.DataProcessingImmediate, Operation.Bfm,           "sf 01 100110 Nsf immr imms Rn Rd",     "bfm <Rd>, <Rn>, #<immr>, #<imms>", ReservedBitfield),
        new(InstructionClass.DataProcessingImmediate, Operation.Ubfm,          "sf 10 100110 Nsf immr imms Rn Rd",     "ubfm <Rd>, <Rn>, #<immr>, #<imms>", ReservedBitfield),
        new(InstructionClass.DataProcessingImmediate, Operation.Extr,          "sf 00 100111 Nsf 0 Rm imms Rn Rd",     "extr <Rd>, <Rn>, <Rm>, #<rorshift>", "sf=0 Nsf=1; sf=1 Nsf=0; sf=0 imms=1xxxxx"),
    ];
}
