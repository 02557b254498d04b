using System.Globalization;

namespace Conformance.Arm.Registers;

/// <summary>The encoding of a system register: op0:op1:CRn:CRm:op2 as bits 15:14, 13:11, 10:7, 6:3, 2:0, as KVM's register ids have it.</summary>
public readonly record struct SystemRegisterEncoding(ushort Packed)
{
    /// <summary>Packs the five numbers.</summary>
    public SystemRegisterEncoding(int op0, int op1, int crn, int crm, int op2)
        : this((ushort)((op0 << 14) | (op1 << 11) | (crn << 7) | (crm << 3) | op2))
    {
    }

    /// <summary>op0.</summary>
    public int Op0 => Packed >> 14;

    /// <summary>op1.</summary>
    public int Op1 => (Packed >> 11) & 7;

    /// <summary>CRn.</summary>
    public int CRn => (Packed >> 7) & 15;

    /// <summary>CRm.</summary>
    public int CRm => (Packed >> 3) & 15;

    /// <summary>op2.</summary>
    public int Op2 => Packed & 7;

    /// <summary>Whether it lies in the space of feature identification registers, which reads as zero where nothing is allocated yet (Arm ARM D18.3.1).</summary>
    public bool IsFeatureIdentification => this is { Op0: 3, Op1: 0, CRn: 0, CRm: >= 2 and <= 7 };

    /// <summary>Whether it is LORSA_EL1, LOREA_EL1, LORN_EL1, LORC_EL1 or LORID_EL1 (Arm ARM D19.2).</summary>
    public bool IsLimitedOrdering => this is { Op0: 3, Op1: 0, CRn: 10, CRm: 4, Op2: <= 3 or 7 };

    /// <summary>Whether it is LORID_EL1, of which there is no write.</summary>
    public bool IsLorid => IsLimitedOrdering && Op2 == 7;

    /// <summary>The spelling that needs no name: <c>s3_0_c1_c0_1</c>.</summary>
    public string GenericName => $"s{Op0}_{Op1}_c{CRn}_c{CRm}_{Op2}";

    /// <summary>Reads a <see cref="GenericName"/>; op0 is 2 or 3, as MSR and MRS allow.</summary>
    public static bool TryParseGeneric(ReadOnlySpan<char> text, out SystemRegisterEncoding encoding)
    {
        encoding = default;
        Span<int> parts = stackalloc int[5];
        Span<Range> ranges = stackalloc Range[6];
        if (text.Split(ranges, '_') != 5)
        {
            return false;
        }

        ReadOnlySpan<int> limits = [3, 7, 15, 15, 7];
        for (int i = 0; i < 5; i++)
        {
            ReadOnlySpan<char> part = text[ranges[i]];
            char prefix = i switch { 0 => 's', 2 or 3 => 'c', _ => '\0' };
            if (prefix != '\0')
            {
                if (part.IsEmpty || char.ToLowerInvariant(part[0]) != prefix)
                {
                    return false;
                }

                part = part[1..];
            }

            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out parts[i]) || parts[i] > limits[i])
            {
                return false;
            }
        }

        encoding = new(parts[0], parts[1], parts[2], parts[3], parts[4]);
        return parts[0] >= 2;
    }
}
