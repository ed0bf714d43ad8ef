"""What QGIS makes of written files, as JSON: run by the Python that has `qgis`, not by pytest."""

import json
import sys
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeatureRequest,
    QgsLayoutExporter,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsProject,
    QgsRectangle,
    QgsRenderContext,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor

DPI = 96
FEATURES = 20


def read_project(path: str) -> dict:
    project = QgsProject.instance()
    is_read = project.read(path)
    root = project.layerTreeRoot()
    view = project.viewSettings().defaultViewExtent()
    return {
        "is_read": is_read,
        "title": project.title(),
        "abstract": project.metadata().abstract(),
        "crs": project.crs().authid(),
        "ellipsoid": project.ellipsoid(),
        "area_units": int(project.areaUnits()),
        "background": project.backgroundColor().name(),
        "extent": [view.xMinimum(), view.yMinimum(), view.xMaximum(), view.yMaximum()],
        "groups": {
            group.name(): {
                child.name(): child.itemVisibilityChecked() for child in group.children()
            }
            for group in root.children()
        },
        "draw_order": [layer.name() for layer in root.layerOrder()]
        if root.hasCustomLayerOrder()
        else [],
        "layers": {layer.name(): about_layer(layer) for layer in project.mapLayers().values()},
        "relations": {
            relation.id(): about_relation(relation)
            for relation in project.relationManager().relations().values()
        },
        "layouts": [layout.name() for layout in project.layoutManager().printLayouts()],
    }


def about_layer(layer: QgsVectorLayer) -> dict:
    return {
        "is_valid": layer.isValid(),
        "source": layer.source(),
        "crs": layer.crs().authid(),
        "count": layer.featureCount(),
        "abstract": layer.metadata().abstract(),
        "notes": layer.customProperty("userNotes"),
        "aliases": {field.name(): field.alias() for field in layer.fields()},
        "tips": [tip(layer, feature) for feature in first(layer)],
        **(about_style(layer) if layer.isSpatial() else {}),
    }


def first(layer: QgsVectorLayer) -> list:
    return list(layer.getFeatures(QgsFeatureRequest().setLimit(FEATURES)))


def about_style(layer: QgsVectorLayer) -> dict:
    renderer = layer.renderer()
    labeling = layer.labeling() if layer.labelsEnabled() else None
    return {
        "renderer": renderer.type(),
        "classes": classes(renderer),
        "undrawn": undrawn(layer),
        "labels": about_labels(labeling, layer) if labeling else None,
    }


def undrawn(layer: QgsVectorLayer) -> int:
    """Features whose class the style does not know."""
    renderer, drawing = layer.renderer().clone(), QgsRenderContext()
    drawing.expressionContext().appendScope(QgsExpressionContextUtils.layerScope(layer))
    renderer.startRender(drawing, layer.fields())
    symbols = [renderer.symbolForFeature(one, drawing) for one in layer.getFeatures()]
    renderer.stopRender(drawing)
    return symbols.count(None)


def classes(renderer: object) -> list:
    if renderer.type() == "singleSymbol":
        return [{"value": "", "name": "", "symbol": symbol_layers(renderer.symbol())}]
    return [
        {"value": one.value(), "name": one.label(), "symbol": symbol_layers(one.symbol())}
        for one in renderer.categories()
    ]


def about_labels(labeling: object, layer: QgsVectorLayer) -> dict:
    settings = labeling.settings()
    expression = settings.getLabelExpression()
    form = settings.format()
    return {
        "texts": [str(expression.evaluate(context(layer, one))) for one in layer.getFeatures()][
            :20
        ],
        "family": form.font().family(),
        "is_bold": form.font().bold(),
        "size": form.size(),
        "colour": form.color().name(),
        "has_halo": form.buffer().enabled(),
        "smallest_scale": settings.minimumScale if settings.scaleVisibility else 0,
        "is_inside": settings.fitInPolygonOnly,
    }


def symbol_layers(symbol: object) -> list:
    return [
        {
            "kind": layer.layerType(),
            "colour": layer.color().name(),
            "alpha": round(layer.color().alphaF(), 2),
            "properties": {k: v for k, v in layer.properties().items() if isinstance(v, str)},
        }
        for layer in symbol.symbolLayers()
    ]


def about_relation(relation: object) -> dict:
    counts = [
        sum(1 for _ in relation.getRelatedFeatures(feature))
        for feature in relation.referencedLayer().getFeatures()
    ]
    return {"is_valid": relation.isValid(), "counts": counts}


def tip(layer: QgsVectorLayer, feature: object) -> str:
    return QgsExpression.replaceExpressionText(layer.mapTipTemplate(), context(layer, feature))


def context(layer: QgsVectorLayer, feature: object) -> QgsExpressionContext:
    made = QgsExpressionContext()
    made.appendScopes(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    made.setFeature(feature)
    return made


def read_style(source: str, qml: str = "") -> dict:
    layer = QgsVectorLayer(source, "layer", "ogr")
    _, is_loaded = layer.loadNamedStyle(qml) if qml else layer.loadDefaultStyle()
    return {"is_loaded": is_loaded, **about_layer(layer)}


def render(
    project: str, png: str, *, size: list, extent: list, points: list, has_labels: bool = True
) -> dict:
    QgsProject.instance().read(project)
    opened = QgsProject.instance()
    settings = QgsMapSettings()
    root = opened.layerTreeRoot()
    checked = root.checkedLayers()
    settings.setLayers([one for one in root.layerOrder() if one in checked and one.isSpatial()])
    settings.setDestinationCrs(opened.crs())
    settings.setOutputSize(QSize(*size))
    settings.setOutputDpi(DPI)
    settings.setBackgroundColor(opened.backgroundColor())
    settings.setExtent(
        QgsRectangle(*extent) if extent else opened.viewSettings().defaultViewExtent()
    )
    settings.setFlag(QgsMapSettings.Antialiasing, on=True)
    settings.setFlag(QgsMapSettings.DrawLabeling, on=has_labels)
    scopes = QgsExpressionContext()
    scopes.appendScope(QgsExpressionContextUtils.globalScope())
    scopes.appendScope(QgsExpressionContextUtils.projectScope(opened))
    scopes.appendScope(QgsExpressionContextUtils.mapSettingsScope(settings))
    settings.setExpressionContext(scopes)
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    image.save(png)
    at = settings.mapToPixel()
    places = [at.transform(x, y) for x, y in points]
    return {
        "scale": settings.scale(),
        "colours": [QColor(image.pixel(int(p.x()), int(p.y()))).name() for p in places],
        "errors": [error.message for error in job.errors()],
    }


def print_layout(project: str, png: str) -> dict:
    opened = QgsProject.instance()
    opened.read(project)
    layout = opened.layoutManager().printLayouts()[0]
    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi = DPI
    done = QgsLayoutExporter(layout).exportToImage(png, settings)
    return {"is_done": done == QgsLayoutExporter.Success}


COMMANDS = {
    "project": read_project,
    "style": read_style,
    "render": render,
    "layout": print_layout,
}


def main(request: list) -> None:
    messages = []
    application = QgsApplication([], True)  # noqa: FBT003 - PyQt names it not
    application.messageLog().messageReceived[str, str, Qgis.MessageLevel].connect(
        lambda text, tag, level: messages.append([tag, text]) if level in (1, 2) else None
    )
    application.initQgis()
    answers = [COMMANDS[name](*args, **options) for name, args, options in request]
    sys.stdout.write(
        json.dumps({"version": Qgis.QGIS_VERSION, "answers": answers, "messages": messages}) + "\n"
    )


if __name__ == "__main__":
    main(json.loads(Path(sys.argv[1]).read_text("utf-8")))
