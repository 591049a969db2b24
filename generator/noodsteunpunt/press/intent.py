"""The words in the file that say what it is: output intent, metadata, standard.

PDF/X-4 (ISO 15930-7) says its name in the metadata, PDF/X-1a:2003 (ISO 15930-4) in the document information.
"""

import zlib
from datetime import UTC, datetime
from functools import lru_cache
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Dictionary, Name, String

from .shop import Norm

REGISTRY = "http://www.color.org"
# A build knows no clock: a sheet is dated by its data, its file by this constant.
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:MetadataDate>{date}</xmp:MetadataDate><xmp:CreatorTool>Noodsteunpunt</xmp:CreatorTool>
<pdf:Producer>Noodsteunpunt</pdf:Producer><pdf:Trapped>False</pdf:Trapped>
<xmpMM:DocumentID>uuid:{identity}</xmpMM:DocumentID><xmpMM:InstanceID>uuid:{identity}</xmpMM:InstanceID>
<xmpMM:VersionID>1</xmpMM:VersionID><xmpMM:RenditionClass>default</xmpMM:RenditionClass>
{standard}</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
_X4 = "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>\n"
X1A = "PDF/X-1a:2003"


def output_intent(pdf: pikepdf.Pdf, profile: bytes, condition: str) -> Dictionary:
    """For which paper the inks are meant: a CMYK ICC `profile` and its registered name."""
    stream = pdf.make_stream(_deflated(profile), N=4, Filter=Name.FlateDecode)
    return Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=String(condition),
        OutputCondition=String(condition),
        RegistryName=String(REGISTRY),
        Info=String(condition),
        DestOutputProfile=pdf.make_indirect(stream),
    )


@lru_cache(maxsize=4)
def _deflated(profile: bytes) -> bytes:
    """A profile is the same in every file, and takes longer to deflate than all the rest of a sheet."""
    return zlib.compress(profile, 9)


def describe(pdf: pikepdf.Pdf, norm: Norm, title: str, identity: str) -> None:
    """Set document information and XMP. `identity`: a UUID made of the content, so that bytes repeat."""
    date = EPOCH.isoformat()
    xmp = _XMP.format(title=escape(title), date=date, identity=identity, standard=_X4 if norm is Norm.X4 else "")
    metadata = pdf.make_stream(xmp.encode())
    metadata.Type, metadata.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = pdf.make_indirect(metadata)
    stamp = EPOCH.strftime("D:%Y%m%d%H%M%SZ")
    information = Dictionary(
        Title=String(title),
        Creator=String("Noodsteunpunt"),
        Producer=String("Noodsteunpunt"),
        CreationDate=String(stamp),
        ModDate=String(stamp),
        Trapped=Name("/False"),
    )
    if norm is Norm.X1A:
        information.GTS_PDFXVersion = String(X1A)
    pdf.trailer.Info = pdf.make_indirect(information)
