"""What QGIS makes of an SLD, as JSON: run by the Python that has `qgis`, not by pytest."""

import json
import sys
from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsProject,
    QgsRectangle,
    QgsRenderContext,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor


def asked(request: dict) -> dict:
    layer = QgsVectorLayer(request["data"], "layer", "ogr")
    message, is_loaded = layer.loadSldStyle(request["sld"])
    QgsProject.instance().addMapLayer(layer)
    renderer = layer.renderer()
    has_rules = renderer.type() == "RuleRenderer"
    return {
        "is_loaded": is_loaded,
        "message": message,
        "rules": {rule.label(): symbols(rule.symbol()) for rule in renderer.rootRule().children()}
        if has_rules
        else {"": symbols(renderer.symbols(QgsRenderContext())[0])},
        "labels": labels(layer.labeling()),
        "colours": colours(layer, request),
    }


def labels(labeling: object) -> list:
    if labeling.type() == "simple":
        return [[labeling.settings().fieldName, 0]]
    rules = labeling.rootRule().children()
    return [[one.settings().fieldName, one.minimumScale()] for one in rules]


def symbols(symbol: object) -> list:
    layers = [symbol.symbolLayer(n) for n in range(symbol.symbolLayerCount())]
    return [[one.layerType(), one.color().name(), one.properties()] for one in layers]


def colours(layer: QgsVectorLayer, request: dict) -> list:
    """Colours at places, a pixel a metre."""
    west, south, east, north = request["extent"]
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setExtent(QgsRectangle(west, south, east, north))
    settings.setOutputSize(QSize(east - west, north - south))
    settings.setOutputDpi(96)
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    return [QColor(image.pixel(x - west, north - y)).name() for x, y in request["places"]]


application = QgsApplication([], False)  # noqa: FBT003 - signature of QGIS
application.initQgis()
requests = json.loads(Path(sys.argv[1]).read_text("utf-8"))
sys.stdout.write(json.dumps([asked(one) for one in requests], default=str) + "\n")
