{{%AUTOESCAPE context="HTML"}}
{{! A radar, with a dashed outline of the time before.  Filled by chart_radar().
    CHART_ID CHART_TITLE CHART_TEXT RING(RING_POINTS) AXIS(AXIS_NO AXIS_LABEL
    AXIS_X AXIS_Y LABEL_X LABEL_Y LABEL_ANCHOR) RADAR_POINTS HAS_BEFORE
    BEFORE_POINTS IS_LARGE or IS_SMALL RADAR_WIDTH RADAR_HEIGHT RADAR_X RADAR_Y }}
<svg class="chart chart-radar" viewBox="0 0 {{RADAR_WIDTH}} {{RADAR_HEIGHT}}" role="img" aria-labelledby="{{CHART_ID}}-t {{CHART_ID}}-d"><title id="{{CHART_ID}}-t">{{CHART_TITLE}}</title><desc id="{{CHART_ID}}-d">{{CHART_TEXT}}</desc>
{{#RING}}
<polygon class="gridline" points="{{RING_POINTS}}"/>
{{/RING}}
{{#AXIS}}
<line class="gridline" x1="{{RADAR_X}}" y1="{{RADAR_Y}}" x2="{{AXIS_X}}" y2="{{AXIS_Y}}"/>{{#IS_SMALL}}<text x="{{LABEL_X}}" y="{{LABEL_Y}}" text-anchor="{{LABEL_ANCHOR}}">{{AXIS_LABEL}}</text>{{/IS_SMALL}}{{#IS_LARGE}}<text class="radar-name" x="{{LABEL_X}}" y="{{LABEL_Y}}" text-anchor="{{LABEL_ANCHOR}}">{{AXIS_LABEL}}</text><text class="radar-number" x="{{LABEL_X}}" y="{{LABEL_Y}}" text-anchor="{{LABEL_ANCHOR}}">{{AXIS_NO}}</text>{{/IS_LARGE}}
{{/AXIS}}
{{#HAS_BEFORE}}<polygon class="radar-before" points="{{BEFORE_POINTS}}"/>{{/HAS_BEFORE}}
<polygon class="radar" points="{{RADAR_POINTS}}"/>
</svg>
